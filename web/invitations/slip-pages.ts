export const slipsOnAPage = 8

/** A class begins on a sheet of its own, so that each teacher carries away their own pile. */
export function pagesOf<S extends { className: string }>(slips: S[]): S[][] {
  const classes = [...new Set(slips.map(({ className }) => className))]
  return classes.flatMap((name) => {
    const own = slips.filter(({ className }) => className === name)
    const count = Math.ceil(own.length / slipsOnAPage)
    return Array.from({ length: count }, (_, at) => own.slice(at * slipsOnAPage, (at + 1) * slipsOnAPage))
  })
}
