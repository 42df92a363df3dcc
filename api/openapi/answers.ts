/**
 * What routes answer, read off the type that the app's pages are checked against: no answer is described by hand,
 * so none is described wrongly.
 */
import ts from 'typescript'
import type { Schema } from './schema.ts'

/** Of each route (`GET /api/me`): the schema of its JSON; null where it answers something else. */
export type Answers = ReadonlyMap<string, Schema | null>

const asked = 'answers-asked-for.ts'
const question = `import type { ExtractSchema } from 'hono/types'
import type { Api } from './app.ts'
export type Asked = ExtractSchema<Api>`

/** Compiles the app's types; takes seconds. `root` is the project's folder. */
export function answersOf(root: string): Answers {
  const { checker, asked } = compiled(root)
  const answers = new Map<string, Schema | null>()
  for (const path of asked.getProperties())
    for (const method of checker.getTypeOfSymbol(path).getProperties())
      answers.set(`${method.name.slice(1).toUpperCase()} ${path.name}`, answerOf(checker, method))
  return answers
}

function compiled(root: string) {
  const file = `${root}/api/${asked}`
  const { config } = ts.readConfigFile(`${root}/tsconfig.json`, (path) => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root)
  const host = ts.createCompilerHost(options)
  const [exists, source] = [host.fileExists, host.getSourceFile]
  host.fileExists = (path) => path === file || exists(path)
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, question, ts.ScriptTarget.ES2024) : source(path, ...rest)
  const program = ts.createProgram([file], options, host)
  const checker = program.getTypeChecker()
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!
  const [symbol] = checker.getExportsOfModule(module)
  return { checker, asked: checker.getDeclaredTypeOfSymbol(symbol!) }
}

/** A route may answer in several forms, one type each. */
function answerOf(checker: ts.TypeChecker, method: ts.Symbol): Schema | null {
  const type = checker.getTypeOfSymbol(method)
  const forms = (type.isUnion() ? type.types : [type]).map((form) => ({
    format: of(checker, form, 'outputFormat'),
    output: of(checker, form, 'output'),
  }))
  const json = forms.filter(({ format }) => format.isStringLiteral() && format.value === 'json')
  if (json.length === 0) return null
  const schemas = json.map(({ output }) => schemaOf(checker, output, []))
  return schemas.length === 1 ? schemas[0]! : { anyOf: schemas }
}

const of = (checker: ts.TypeChecker, type: ts.Type, name: string) =>
  checker.getTypeOfSymbol(checker.getPropertyOfType(type, name)!)

const { TypeFlags } = ts
const simple: [flag: ts.TypeFlags, schema: Schema][] = [
  [TypeFlags.StringLike, { type: 'string' }],
  [TypeFlags.NumberLike, { type: 'number' }],
  [TypeFlags.BooleanLike, { type: 'boolean' }],
  [TypeFlags.Null, { type: 'null' }],
  [TypeFlags.Never, { not: {} }],
]

/** `within`: the types that this one stands in; one that stands in itself is left open. */
function schemaOf(checker: ts.TypeChecker, type: ts.Type, within: ts.Type[]): Schema {
  const inner = (part: ts.Type) => schemaOf(checker, part, [...within, type])
  if (within.includes(type)) return {}
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
  if (type.flags & TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' }
  if (type.isUnion())
    return unionOf(type.types.filter((part) => !(part.flags & TypeFlags.Undefined)).map(inner))
  // A branded text is a text.
  const brand = type.isIntersection() && type.types.find(({ flags }) => flags & TypeFlags.StringLike)
  if (brand) return inner(brand)
  const known = simple.find(([flag]) => type.flags & flag)
  if (known) return known[1]
  if (!(type.flags & (TypeFlags.Object | TypeFlags.Intersection))) return {}
  if (checker.isTupleType(type)) return tupleOf(checker.getTypeArguments(type as ts.TypeReference).map(inner))
  if (checker.isArrayType(type))
    return { type: 'array', items: inner(checker.getTypeArguments(type as ts.TypeReference)[0]!) }
  return objectOf(checker, type, inner)
}

function unionOf(parts: Schema[]): Schema {
  const different = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]
  const literals = different.flatMap((part) => ('const' in part ? [part['const']] : []))
  if (literals.includes(true) && literals.includes(false))
    return unionOf([{ type: 'boolean' }, ...different.filter((part) => typeof part['const'] !== 'boolean')])
  const others = different.filter((part) => !('const' in part))
  const choices =
    literals.length > 1 ? [{ enum: literals.toSorted() }] : literals.map((one) => ({ const: one }))
  const all = [...choices, ...others]
  return all.length === 1 ? all[0]! : { anyOf: all }
}

const tupleOf = (prefixItems: Schema[]): Schema => ({
  type: 'array',
  prefixItems,
  minItems: prefixItems.length,
  maxItems: prefixItems.length,
})

/** JSON leaves out what is undefined. */
function mayBeLeftOut(checker: ts.TypeChecker, property: ts.Symbol): boolean {
  const type = checker.getTypeOfSymbol(property)
  const parts = type.isUnion() ? type.types : [type]
  return (
    Boolean(property.flags & ts.SymbolFlags.Optional) ||
    parts.some(({ flags }) => flags & TypeFlags.Undefined)
  )
}

function objectOf(checker: ts.TypeChecker, type: ts.Type, inner: (part: ts.Type) => Schema): Schema {
  const properties = checker.getPropertiesOfType(type)
  const rest = checker.getIndexInfoOfType(type, ts.IndexKind.String)
  const required = properties.filter((one) => !mayBeLeftOut(checker, one)).map(({ name }) => name)
  return {
    type: 'object',
    ...(properties.length
      ? {
          properties: Object.fromEntries(
            properties.map((one) => [one.name, inner(checker.getTypeOfSymbol(one))]),
          ),
        }
      : {}),
    ...(required.length ? { required } : {}),
    ...(rest ? { additionalProperties: inner(rest.type) } : {}),
  }
}
