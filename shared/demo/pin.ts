/** The PIN of whatever student a visitor of the demo enters as; the demo's page shows it. */
export const demoPin = '740286'
