/** The document of the API, made anew, and its schemas as functions that say what is wrong. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { createApp } from '../../api/app.ts'
import { answersOf } from '../../api/openapi/answers.ts'
import { openApiDocument } from '../../api/openapi/document.ts'
import type { Schema } from '../../api/openapi/schema.ts'
import { root } from './root.ts'

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: Schema
}

export interface Described {
  /** As the permission table names it. */
  route: string
  parameters: Parameter[]
  body: Schema | undefined
  answer: Schema | undefined
  said: Record<string, unknown>
}

const ajv = new Ajv2020({ strict: false, allErrors: true })
ajvFormats.default(ajv)

/** What is wrong with a value; nothing where it is as the schema says. */
export function wrongWith(schema: Schema, value: unknown): string[] {
  const check = ajv.compile(schema)
  return check(value)
    ? []
    : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

export function describedApi() {
  const app = createApp(() => {
    throw new Error('nobody asks')
  })
  const document = openApiDocument(app.routes, answersOf(root.replace(/\/$/, '')), '1')
  const operations: Described[] = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => described(path, method, operation as Written)),
  )
  return { document, operations }
}

interface Media {
  content?: Record<string, { schema?: Schema }>
}
interface Written extends Record<string, unknown> {
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: Media | { $ref: string }
  responses: Record<string, Media>
}

const jsonOf = (media: object | undefined) =>
  (media as Media | undefined)?.content?.['application/json']?.schema

const described = (path: string, method: string, said: Written): Described => ({
  route: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
  parameters: (said.parameters ?? []).filter((one): one is Parameter => 'in' in one),
  body: jsonOf(said.requestBody),
  answer: jsonOf(said.responses['200']),
  said,
})
