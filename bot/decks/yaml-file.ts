// A YAML file checked by a schema, with every problem at its line.
import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';

/** One thing that is wrong in a file of a deck. `line` is 1-based. */
export type Problem = { file: string; line: number; message: string };

export type ReadYaml<T> = {
  /** Null when there is any problem. */
  value: T | null;
  problems: Problem[];
  /** The 1-based line on which the value at a path begins. */
  lineOf(path: PropertyKey[]): number;
};

/** Reads a YAML text against a schema. All problems at once. */
export function readYaml<T extends z.ZodType>(text: string, schema: T, file: string): ReadYaml<z.infer<T>> {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const lineOf = (path: PropertyKey[]) => lineAt(offsetOf(document.contents, path));
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: lineAt(error.pos[0]),
      message: yamlMessage(error.message),
    }));
    return { value: null, problems, lineOf };
  }
  let data: unknown;
  try {
    data = document.toJS();
  } catch (error) {
    return {
      value: null,
      problems: [{ file, line: 1, message: `can't be read as YAML: ${(error as Error).message}` }],
      lineOf,
    };
  }
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, problems: [], lineOf };
  const problems = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          file,
          line: lineOf([...issue.path, key]),
          message: `${pathText(issue.path)}"${key}" is no key of the format`,
        }))
      : [{ file, line: lineOf(issue.path), message: `${pathText(issue.path)}${missing(issue) ?? issue.message}` }],
  );
  return { value: null, problems: problems.sort((a, b) => a.line - b.line), lineOf };
}

function missing(issue: z.core.$ZodIssue): string | null {
  return issue.code === 'invalid_type' && issue.input === undefined && /undefined/.test(issue.message)
    ? 'is missing'
    : null;
}

/** The offset of the node at a path, or of the deepest one above it that exists. Keys of a map count as its nodes. */
function offsetOf(root: Node | null, path: PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else {
      const child: unknown = (node as { items?: unknown[] } | null)?.items?.[Number(step)];
      if (child === undefined) return offset;
      offset = (child as Node).range?.[0] ?? offset;
      node = child;
    }
  }
  return offset;
}

/** `questions[2].criteria[0].points: ` counted from 1, as a person would. */
function pathText(path: PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? ` ${step + 1}` : ` › ${String(step)}`)).join('');
  return text === '' ? '' : `${text.replace(/^ › /, '')}: `;
}

function yamlMessage(message: string): string {
  return `can't be read as YAML: ${message}`;
}
