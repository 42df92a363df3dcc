import * as v from 'valibot'

const report = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    'csp-report': v.object({
      'effective-directive': v.optional(v.string()),
      'violated-directive': v.optional(v.string()),
      'blocked-uri': v.optional(v.string(), ''),
    }),
  }),
)

/**
 * What a browser reports of a page that broke its policy: the directive, and where it wanted to go without path
 * and query, which may hold anything. Undefined for whatever is no report.
 */
export function policyViolation(text: string): { directive: string; blocked: string } | undefined {
  const parsed = v.safeParse(report, text)
  if (!parsed.success) return undefined
  const said = parsed.output['csp-report']
  const [directive = ''] = (said['effective-directive'] ?? said['violated-directive'] ?? '').split(' ')
  const [blocked = ''] = /^https?:\/\/[\w.:-]{1,100}|^[a-z-]{1,20}/.exec(said['blocked-uri']) ?? []
  return /^[a-z-]{1,40}$/.test(directive) ? { directive, blocked } : undefined
}
