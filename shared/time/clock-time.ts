declare const minutesOfDay: unique symbol

/**
 * Minutes after the midnight with which a work date begins, 0 to 2,879: a shift that ends at two in the night
 * says "26:00", 1,560 minutes, because it belongs to the date on which it started.
 */
export type ClockMinutes = number & { readonly [minutesOfDay]: true }

const shape = /^(\d{1,2}):([0-5]\d)$/

/** Minutes of a text such as "08:30", "7:00" or "26:00" up to "47:59"; null where it is no clock time. */
export function parseClockTime(text: string): ClockMinutes | null {
  const found = shape.exec(text)
  if (!found) return null
  const hours = Number(found[1])
  return hours < 48 ? ((hours * 60 + Number(found[2])) as ClockMinutes) : null
}

/** The minutes of a time that has passed a door; throws where that door failed. */
export function clockMinutes(text: string): ClockMinutes {
  const minutes = parseClockTime(text)
  if (minutes === null) throw new RangeError(`not a clock time: ${text}`)
  return minutes
}

/** "26:00" for 1,560: hours keep counting after midnight, as plan and shifts write them. */
export function formatClockTime(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  return `${String(hours).padStart(2, '0')}:${String(minutes - hours * 60).padStart(2, '0')}`
}
