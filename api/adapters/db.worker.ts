/** libSQL over HTTP. Opened for each request: on Workers nothing that does IO outlives its request. */
import { createClient } from '@libsql/client/http'
import { drizzle } from 'drizzle-orm/libsql/http'
import { openDatabase } from '../kernel/db.ts'

export const openWorkerClient = (url: string, authToken?: string) =>
  createClient({ url, ...(authToken ? { authToken } : {}) })

export function openWorkerDatabase(url: string, authToken?: string) {
  const client = openWorkerClient(url, authToken)
  return openDatabase(client, drizzle(client, { casing: 'snake_case' }))
}
