/**
 * Lets so many requests through at once, and so many a second from then on, as a token bucket does.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 */
export class Throttle {
  readonly #perSecond: number;
  readonly #atOnce: number;
  #left: number;
  #filledAt: number | undefined;

  constructor(perSecond: number, atOnce: number) {
    this.#perSecond = perSecond;
    this.#atOnce = atOnce;
    this.#left = atOnce;
  }

  /** Whether one more request goes through at a time in milliseconds, which never runs back. */
  takes(nowMs: number): boolean {
    const elapsed = nowMs - (this.#filledAt ?? nowMs);
    this.#filledAt = nowMs;
    this.#left = Math.min(this.#left + (elapsed * this.#perSecond) / 1000, this.#atOnce);
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
