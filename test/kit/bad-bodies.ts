/** Bodies that differ from a good one in one place: a field missing, of another kind, too long, or one too many. */
const others: unknown[] = [null, true, -1, 1.5, '', '字', 'x'.repeat(4000), [], [null], {}, { a: 1 }]

export function bodiesBeside(good: unknown): unknown[] {
  const beside = placesIn(good).flatMap((place) => [
    ...(place.length ? [without(good, place)] : []),
    ...others.filter(mayStandFor(at(good, place))).map((other) => put(good, place, other)),
  ])
  return [...beside, ...(isRecord(good) ? [{ ...good, nobodyAskedFor: 1 }] : [])]
}

/** A door takes an empty list for an object of which nothing is needed; so lists stand for no object here. */
const mayStandFor = (value: unknown) => (other: unknown) => !isRecord(value) || !Array.isArray(other)

type Place = readonly (string | number)[]
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The whole, and whatever stands in it. */
function placesIn(value: unknown): Place[] {
  const inner = Array.isArray(value)
    ? value.map((one, i) => [i, one] as const)
    : isRecord(value)
      ? Object.entries(value)
      : []
  return [[], ...inner.flatMap(([key, one]) => placesIn(one).map((place) => [key, ...place]))]
}

const at = (value: unknown, place: Place): unknown =>
  place.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value)

function put(value: unknown, [key, ...rest]: Place, other: unknown): unknown {
  if (key === undefined) return other
  if (Array.isArray(value)) return value.map((one, i) => (i === key ? put(one, rest, other) : one))
  const record = value as Record<string, unknown>
  return { ...record, [key]: put(record[key], rest, other) }
}

function without(value: unknown, [key, ...rest]: Place): unknown {
  if (rest.length) return put(value, [key!], without((value as Record<string, unknown>)[key!], rest))
  if (Array.isArray(value)) return value.filter((_, i) => i !== key)
  return Object.fromEntries(Object.entries(value as object).filter(([name]) => name !== key))
}
