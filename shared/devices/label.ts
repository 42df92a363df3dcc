/**
 * A browser in two words that its owner knows again, out of its user agent: '微信 · Android'. Names only, no
 * version: it is for telling one's own devices apart, not for following anybody.
 */
export function deviceLabel(agent: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(agent))?.[1] ?? '浏览器'
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1]
  return system ? `${browser} · ${system}` : browser
}

// The order matters: each of these calls itself by the names of those below, too.
const browsers: [RegExp, string][] = [
  [/MicroMessenger/i, '微信'],
  [/DingTalk/i, '钉钉'],
  [/\bQQ\//i, 'QQ'],
  [/HuaweiBrowser/i, '华为浏览器'],
  [/MiuiBrowser/i, '小米浏览器'],
  [/UCBrowser/i, 'UC'],
  [/Edg/i, 'Edge'],
  [/Firefox|FxiOS/i, 'Firefox'],
  [/Chrome|CriOS/i, 'Chrome'],
  [/Safari/i, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/iPhone/i, 'iPhone'],
  [/iPad/i, 'iPad'],
  [/HarmonyOS|OpenHarmony/i, 'HarmonyOS'],
  [/Android/i, 'Android'],
  [/Windows/i, 'Windows'],
  [/Mac OS/i, 'Mac'],
  [/Linux/i, 'Linux'],
]
