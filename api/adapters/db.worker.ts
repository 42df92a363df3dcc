/** libSQL over HTTP. Opened for each request: on Workers nothing that does IO outlives its request. */
import { createClient } from '@libsql/client/http'
import { openDatabase } from '../kernel/db.ts'

export const openWorkerClient = (url: string, authToken?: string) =>
  createClient({ url, ...(authToken ? { authToken } : {}) })

export const openWorkerDatabase = (url: string, authToken?: string) =>
  openDatabase(openWorkerClient(url, authToken))
