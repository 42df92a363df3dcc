import { shallowRef, type Component } from 'vue'

/** What lies over the whole app until it is answered, such as asking once more who it is; loaded when it is needed. */
export const overlay = shallowRef<Component>()
