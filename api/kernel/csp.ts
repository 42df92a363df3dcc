/** Hashes of what the build inlines into its pages, as Content-Security-Policy sources. */
export interface Inlined {
  scripts: string[]
  styles: string[]
}

/**
 * What a page of the app may load: its own files, and exactly the inlined blocks that the build knows.
 * No other origin, no inline handlers, no eval, no framing.
 */
export function contentSecurityPolicy({ scripts, styles }: Inlined): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts.join(' ')}`,
    `style-src 'self' ${styles.join(' ')}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    'report-uri /csp',
  ].join('; ')
}
