/** One setting that differs: where it stands, and what it says on either side; null where it is not there. */
export interface Difference {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** What two sets of rules say differently, setting by setting, in the order of the first. */
export function differences(before: unknown, after: unknown): Difference[] {
  const [left, right] = [new Map(settings(before)), new Map(settings(after))]
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((path) => {
    const [was, is] = [left.get(path) ?? null, right.get(path) ?? null]
    return was === is ? [] : [{ path, before: was, after: is }]
  })
}

/** Items of a list are named by what names them (a stage's key, a shift's code), else by their place. */
function settings(value: unknown, path = ''): [string, string][] {
  if (value === null || typeof value !== 'object') return [[path, String(value)]]
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((item, i) => [nameOf(item) ?? String(i + 1), item])
    : Object.entries(value)
  return entries.flatMap(([name, item]) => settings(item, path ? `${path}.${name}` : name))
}

function nameOf(item: unknown): string | undefined {
  if (item === null || typeof item !== 'object') return undefined
  const { key, code, name, level } = item as Record<string, unknown>
  const named = key ?? code ?? name ?? level
  return named === undefined ? undefined : String(named)
}
