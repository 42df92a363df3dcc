import { markSvg } from './mark.ts'

/** The HTML around a prerendered page. Inline blocks are the same in every build of the same source, so their hashes hold. */
export interface Page {
  title: string
  /** The path whose markup it is; another path starts from nothing. */
  path: string
  chinese: string
  english: string
  css: string
  /** First the inline script of the head, then that of the body's end. */
  scripts: [boot: string, swap: string]
  /** The program and what it loads at once. */
  entry: string
  preloads: string[]
  /** Further tables of routes: asked for together with the program where one of their pages is opened. */
  tables: string[]
  /** What the inline script asks the server for while the program is on its way. */
  asks: string[]
}

export function documentOf({
  title,
  path,
  chinese,
  english,
  css,
  scripts,
  entry,
  preloads,
  tables,
  asks,
}: Page): string {
  const links = preloads.map((href) => `<link rel="modulepreload" href="${href}">`).join('')
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>${title}</title>
<meta name="theme-color" content="#f5f6f8" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#121417" media="(prefers-color-scheme: dark)">
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(markSvg())}">
<link rel="apple-touch-icon" href="/apple-touch-icon.png">
<link rel="manifest" href="/manifest.webmanifest">
<style>${css}</style>
<script data-path="${path}" data-ask="${asks.join(' ')}" data-tables="${tables.join(' ')}">${scripts[0]}</script>
${links}<script type="module" src="${entry}"></script>
</head>
<body>
<div id="app">${chinese}</div>
<template>${english}</template><script>${scripts[1]}</script>
</body>
</html>
`
}
