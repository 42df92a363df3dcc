/** Small settings that must be known before the first paint; a browser that refuses storage loses nothing else. */
export type Setting = 'theme' | 'locale' | 'size' | 'hint' | 'home' | 'person' | 'payout-keys' | 'browser'

const keyOf = (setting: Setting) => `daogang.${setting}`

export function readSetting(setting: Setting): string | null {
  try {
    return localStorage.getItem(keyOf(setting))
  } catch {
    return null
  }
}

export function keepSetting(setting: Setting, value: string | null) {
  try {
    if (value === null) localStorage.removeItem(keyOf(setting))
    else localStorage.setItem(keyOf(setting), value)
  } catch {
    // Private windows of some browsers have no storage: the choice holds until the page is closed.
  }
}
