/** Runs for every one of the list, so many at once. */
export async function each<T>(list: T[], atOnce: number, run: (one: T) => Promise<void>): Promise<void> {
  const left = list.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of left) await run(one);
    }),
  );
}
