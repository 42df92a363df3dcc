import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * Who asks, for limits by address: the connection's other end, or the header that the proxy in front sets and
 * that it alone can set (DAOGANG_ADDRESS_HEADER). Of a list the last entry is the proxy's own word.
 */
export const addressFrom = (header?: string) => (c: Context) =>
  header === undefined ? getConnInfo(c).remote.address : c.req.header(header)?.split(',').at(-1)?.trim()
