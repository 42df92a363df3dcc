import { shallowRef } from 'vue'
import type { Acked } from './store.ts'
import { all } from './database.ts'

export interface InstallEvent extends Event {
  prompt(): Promise<void>
}

/** What the browser has offered: putting the app on the home screen with one tap. */
export const offer = shallowRef<InstallEvent>()

/** Nobody is asked before the app has been of use twice. */
export async function hasCheckedInTwice(): Promise<boolean> {
  const acked = await all<Acked>('acked').catch(() => [])
  return acked.filter(({ url }) => url === '/api/attendance/check-in').length >= 2
}
