import { makeKey, type DeviceKey } from '../devices/device-key.ts'
import { dropDevice, keepDevice, ownDevices } from '../devices/key-store.ts'
import { deviceNow } from '../platform/clock.ts'

/** This browser's key as that student: the one from before, or a new one; none where keys are impossible. */
export async function demoKey(personId: string): Promise<DeviceKey | undefined> {
  const before = (await ownDevices()).find((device) => device.personId === personId)
  return before ?? makeKey().catch(() => undefined)
}

/** Under the name that the server gave it; an earlier one of that student is no device any more. */
export async function keepDemoKey(personId: string, id: string, { publicKey, privateKey }: DeviceKey) {
  for (const old of await ownDevices())
    if (old.personId === personId && old.id !== id) await dropDevice(old.id)
  await keepDevice({ id, personId, publicKey, privateKey, tail: '', usedAt: deviceNow() })
}
