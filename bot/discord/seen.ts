// What was seen before, in bounded memory: the least recently seen are forgotten first.
export type Seen = { /** True the first time. */ first(id: string): boolean };

export function seen(capacity: number): Seen {
  const ids = new Set<string>();
  return {
    first(id) {
      const isNew = !ids.delete(id);
      ids.add(id);
      if (ids.size > capacity) ids.delete(ids.values().next().value!);
      return isNew;
    },
  };
}
