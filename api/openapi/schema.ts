import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { isWorkDate } from '../../shared/time/work-date.ts'

/** A schema of JSON as OpenAPI 3.1 has it. */
export type Schema = { [key: string]: unknown }

/**
 * What a door takes, before it trims or converts. What JSON Schema cannot say stands beside it in `x-checked`, in
 * the words in which the door refuses it.
 */
export function inputSchema(schema: GenericSchema): Schema {
  const { $schema: _, ...converted } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'throw',
    // Of a record with named keys the converter says the values alone.
    overrideSchema: ({ valibotSchema, jsonSchema }) => {
      const { type, key } = valibotSchema as { type: string; key?: { options?: readonly string[] } }
      return type === 'record' && key?.options
        ? { ...jsonSchema, propertyNames: { enum: [...key.options] } }
        : undefined
    },
    overrideAction: ({ valibotAction: action, jsonSchema }) => {
      if (action.type === 'transform') return jsonSchema
      if (action.type === 'trim') return { ...jsonSchema, 'x-trimmed': true }
      // A pattern of JSON Schema is read with this flag.
      const { requirement } = action as { requirement?: unknown }
      if (requirement instanceof RegExp && requirement.flags === 'u')
        return { ...jsonSchema, pattern: requirement.source }
      if (action.type !== 'check' && action.type !== 'guard') return undefined
      if (requirement === isWorkDate) return { ...jsonSchema, format: 'date' }
      const checked = (jsonSchema as Schema)['x-checked'] as string[] | undefined
      return {
        ...jsonSchema,
        'x-checked': [...(checked ?? []), String((action as { message?: unknown }).message)],
      }
    },
  })
  return converted
}
