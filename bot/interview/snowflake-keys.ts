// Discord's ids are larger than a button's numeric key may be: two keys carry one.

export function snowflakeKeys(id: bigint): [number, number] {
  return [Number(id >> 32n), Number(id & 0xffffffffn)];
}

export function snowflakeOf(high: number, low: number): bigint {
  return (BigInt(high) << 32n) | BigInt(low);
}
