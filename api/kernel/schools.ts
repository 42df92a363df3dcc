import * as v from 'valibot'

/** The schools of one deployment: each by the host under which people reach it, with the address of its own database. */
export const schoolsSchema = v.pipe(
  v.string(),
  v.parseJson(undefined, 'is no JSON'),
  v.record(
    v.pipe(v.string(), v.regex(/^[a-z0-9.-]+(:\d+)?$/, 'has a name that is no host')),
    v.pipe(
      v.string(),
      v.check(
        (text) => /^(libsql|https?):$/.test(URL.parse(text)?.protocol ?? ''),
        'has an address that is none',
      ),
    ),
  ),
  v.check((schools) => Object.keys(schools).length > 0, 'names no school'),
  v.check(
    (schools) => new Set(Object.values(schools)).size === Object.keys(schools).length,
    'names one database twice',
  ),
)

export interface School {
  /** Absent where the deployment has one school, under whatever host. */
  host?: string
  url: string
}

/** The school of a request's host; undefined for a host that nobody has entered, which is served nothing. */
export const schoolOf = (schools: readonly School[], host: string): School | undefined =>
  schools.find((school) => school.host === undefined || school.host === host.toLowerCase())
