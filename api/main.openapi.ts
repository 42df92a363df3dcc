/** `npm run openapi`: writes dist/openapi.json. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import { answersOf } from './openapi/answers.ts'
import { openApiDocument } from './openapi/document.ts'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string }
const { routes } = createApp(() => {
  throw new Error('nobody asks')
})
const document = openApiDocument(routes, answersOf(root), version)
mkdirSync(`${root}/dist`, { recursive: true })
writeFileSync(`${root}/dist/openapi.json`, `${JSON.stringify(document, null, 1)}\n`)
console.log(`dist/openapi.json: ${Object.keys(document.paths).length} paths`)
