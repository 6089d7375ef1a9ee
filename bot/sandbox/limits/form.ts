// Reads a JSON body field by field, and collects what is wrong as Discord reports it (error 50035).
import { type ErrorTree, refuse } from './refusal.ts';

type Found = { path: string[]; code: string; message: string }[];

/** One place in a body. Reading a place of the wrong shape notes a problem and gives undefined, so checks go on. */
export class Form {
  readonly value: unknown;
  readonly #found: Found;
  readonly #parent: Form | undefined;
  readonly #key: string;

  constructor(value: unknown, parent?: Form, key = '') {
    this.value = value;
    this.#parent = parent;
    this.#key = key;
    this.#found = parent ? parent.#found : [];
  }

  /** False for what is left out and for null. */
  get given(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  at(key: string): Form {
    const value = isRecord(this.value) ? this.value[key] : undefined;
    return new Form(value, this, key);
  }

  problem(code: string, message: string): undefined {
    const path: string[] = [];
    for (let place: Form = this; place.#parent; place = place.#parent) path.unshift(place.#key);
    this.#found.push({ path, code, message });
    return undefined;
  }

  required(): boolean {
    if (!this.given) this.problem('BASE_TYPE_REQUIRED', 'This field is required');
    return this.given;
  }

  text({ min = 0, max, pattern }: { min?: number; max: number; pattern?: RegExp }): string | undefined {
    if (!this.given) return undefined;
    if (typeof this.value !== 'string')
      return this.problem('STRING_TYPE_CONVERT', `Could not interpret "${brief(this.value)}" as string.`);
    const { length } = this.value;
    if (length < min || length > max) return this.#badLength(min, max);
    if (pattern && !pattern.test(this.value))
      return this.problem('STRING_TYPE_REGEX', 'String value did not match validation regex.');
    return this.value;
  }

  integer({ min, max }: { min: number; max: number }): number | undefined {
    if (!this.given) return undefined;
    const { value } = this;
    if (typeof value !== 'number' || !Number.isInteger(value))
      return this.problem('NUMBER_TYPE_COERCE', `Value "${brief(value)}" is not int.`);
    if (value < min) return this.problem('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    if (value > max) return this.problem('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
    return value;
  }

  flag(): boolean | undefined {
    if (!this.given) return undefined;
    if (typeof this.value === 'boolean') return this.value;
    return this.problem('BOOLEAN_TYPE_CONVERT', `Must be either true or false.`);
  }

  oneOf<T extends string | number>(allowed: readonly T[]): T | undefined {
    if (!this.given) return undefined;
    if (allowed.includes(this.value as T)) return this.value as T;
    return this.problem('BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  }

  list({ min = 0, max }: { min?: number; max: number }): Form[] {
    if (!this.given) return [];
    if (!Array.isArray(this.value)) {
      this.problem('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return [];
    }
    if (this.value.length < min || this.value.length > max) this.#badLength(min, max);
    return this.value.slice(0, max).map((item, at) => new Form(item, this, String(at)));
  }

  /** True for a JSON object; anything else that is given is a problem. */
  object(): boolean {
    if (isRecord(this.value)) return true;
    if (this.given) this.problem('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return false;
  }

  /** An address that begins in one of these ways. */
  address(schemes: string[], max = 2048): string | undefined {
    const text = this.text({ max });
    if (text === undefined) return undefined;
    if (schemes.some((scheme) => text.startsWith(`${scheme}://`)) && URL.canParse(text)) return text;
    const names = schemes.map((scheme) => `'${scheme}'`).join(', ');
    return this.problem('URL_TYPE_INVALID_SCHEME', `Not a well formed URL. Scheme must be one of (${names}).`);
  }

  /** Throws error 50035 when anything in the whole body is wrong. */
  check(): void {
    if (this.#found.length) throw refuse.invalidBody(treeOf(this.#found));
  }

  #badLength(min: number, max: number): undefined {
    if (min) return this.problem('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    return this.problem('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function brief(value: unknown): string {
  return String(JSON.stringify(value)).slice(0, 60);
}

function treeOf(found: Found): ErrorTree {
  const root: ErrorTree = {};
  for (const { path, code, message } of found) {
    let place = root;
    for (const key of path) {
      place[key] ??= {};
      place = place[key] as ErrorTree;
    }
    place._errors ??= [];
    (place._errors as object[]).push({ code, message });
  }
  return root;
}
