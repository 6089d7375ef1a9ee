/** What a script or a person asked for and does not get: 400 bad request, 404 no such thing, 409 Discord forbids it. */
export class Denied extends Error {
  override name = 'Denied';
  readonly status: 400 | 404 | 409;

  constructor(status: 400 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}
