import type { Season } from '../seasons/season.ts'
import { arrangeHoldings, type Arranged, type Holding } from './account-holders.ts'
import type { AccountRow } from './accounts.ts'
import type { RosterRow } from './roster.ts'
import type { Outcome } from './table.ts'

/** What the rows of other tables give a row to refer to; undefined where there is no such table to look in. */
export interface References {
  readonly season: Season | undefined
  readonly shiftCodes: ReadonlySet<string>
  /** 学号. */
  readonly students: ReadonlySet<string> | undefined
  /** 学号 of refused rows: who refers to one must hear of that row's error, not of an unknown student. */
  readonly refusedStudents: ReadonlySet<string>
  readonly classes: ReadonlySet<string>
  readonly accounts: Arranged<Holding> | undefined
  readonly refusedAccounts: ReadonlySet<string>
}

/** What a database already has, for a folder with some of the tables only. A table in the folder replaces it. */
export interface Known {
  readonly season?: Season | undefined
  readonly students?: Iterable<string> | undefined
  readonly classes?: Iterable<string> | undefined
  readonly accounts?: readonly Holding[] | undefined
}

/** The references of a folder before any of its own tables is read. */
export function referencesTo({ season, students, classes, accounts }: Known): References {
  return {
    season,
    shiftCodes: shiftCodesOf(season),
    students: students && new Set(students),
    refusedStudents: new Set(),
    classes: new Set(classes),
    accounts: accounts && arrangeHoldings(accounts),
    refusedAccounts: new Set(),
  }
}

/** With the roster of the folder; undefined where that could not be read. */
export function withRoster(refs: References, roster: Outcome<RosterRow> | undefined): References {
  const { rows = [], refused = [] } = roster ?? {}
  return {
    ...refs,
    students: roster && new Set(rows.map(({ number }) => number)),
    refusedStudents: texts(refused.map(({ number }) => number)),
    // A class is one even while the rows of all its students have errors.
    classes: texts([...rows, ...refused].map(({ className }) => className)),
  }
}

/** With the accounts of the folder; undefined where they could not be read. */
export function withAccounts(refs: References, accounts: Outcome<AccountRow> | undefined): References {
  return {
    ...refs,
    accounts: accounts && arrangeHoldings(accounts.rows),
    refusedAccounts: texts(accounts?.refused.map(({ account }) => account) ?? []),
  }
}

/** With the season of the folder; undefined where it has errors. */
export function withSeason(refs: References, season: Season | undefined): References {
  return { ...refs, season, shiftCodes: shiftCodesOf(season) }
}

const texts = (values: readonly unknown[]) => new Set(values.filter((value) => typeof value === 'string'))
const shiftCodesOf = (season: Season | undefined) => new Set(season?.shifts.map(({ code }) => code))
