import { ref, shallowRef, type Component } from 'vue'

/** What stands above the outbox, once it has been loaded; and whether this storage was cleared behind the app's back. */
export const bar = shallowRef<Component>()
export const wiped = ref(false)
