/** The push services of the browsers; a server that posts to any address that it is given could be sent anywhere. */
const services = [
  /^(fcm|android)\.googleapis\.com$/,
  /(^|\.)push\.services\.mozilla\.com$/,
  /(^|\.)push\.apple\.com$/,
  /(^|\.)notify\.windows\.com$/,
]

/** Whether an address is one of a browser's own push service (RFC 8030), over HTTPS and without a port of its own. */
export function isPushService(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, port, username } = new URL(text)
  return protocol === 'https:' && port === '' && username === '' && services.some((s) => s.test(hostname))
}
