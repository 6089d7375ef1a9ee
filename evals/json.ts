// Figures as JSON: four places are plenty, and a figure that is not defined is null.

export function json(value: unknown): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'number' ? rounded(one) : one));
}

export function rounded(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 10_000) / 10_000 : null;
}
