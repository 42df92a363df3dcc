/** What the API takes and gives, by path: the server's own types, so that drift does not compile. */
import type { ExtractSchema } from 'hono/types'
import type { Api } from '../../api/app.ts'

type Schema = ExtractSchema<Api>

type Has<Verb extends string> = {
  [P in keyof Schema as Schema[P] extends Record<Verb, unknown> ? P : never]: Schema[P] extends Record<
    Verb,
    infer E
  >
    ? E
    : never
}

/** Paths that can be read, as the server writes them: '/api/payouts/:id'. */
export type QueryPath = keyof Has<'$get'> & string
export type CommandPath = keyof Has<'$post'> & string

type Output<E> = E extends { output: infer O } ? O : never
/** Of every endpoint the answer that is no refusal. */
export type Answer<P extends QueryPath> = Output<Has<'$get'>[P]>
export type CommandAnswer<P extends CommandPath> = Output<Has<'$post'>[P]>
export type CommandBody<P extends CommandPath> = Has<'$post'>[P] extends { input: { json: infer J } }
  ? J
  : Record<string, never>

/** The values for the `:name` parts of a path. */
export type PathParams<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & PathParams<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Record<Name, string>
    : unknown
