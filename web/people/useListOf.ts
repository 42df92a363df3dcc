import { effectScope, onScopeDispose, shallowRef, watch, type EffectScope, type Ref } from 'vue'
import { useQuery, type Query } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

/** The list of a class, asked for as soon as it is known which class. */
export function useListOf(className: Ref<string>) {
  const listed = shallowRef<Query<Answer<'/api/people'>>>()
  let scope: EffectScope | undefined

  function follow(name: string) {
    scope?.stop()
    scope = effectScope()
    listed.value = name ? scope.run(() => useQuery('/api/people', { className: name })) : undefined
  }
  watch(className, follow, { immediate: true })
  onScopeDispose(() => scope?.stop())
  return listed
}
