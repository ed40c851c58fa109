// Owns what a function does to meet the limits of the database.
module.exports = {
  fill: async ({ db, event }) => {
    const { collection, from, to, pad } = event
    for (let n = from; n < to; n += 50) {
      const batch = Array.from({ length: Math.min(50, to - n) }, (_none, i) => ({
        n: n + i,
        pad: 'x'.repeat(pad || 0),
      }))
      await Promise.all(batch.map((data) => db.collection(collection).add({ data })))
    }
  },
  getDefault: async ({ db }) => (await db.collection('many').get()).data.length,
  getMore: async ({ db, event }) => (await db.collection('many').limit(event.limit).get()).data.length,
  aggregateDefault: async ({ db }) => (await db.collection('many').aggregate().match({}).end()).list.length,
  aggregateMore: async ({ db, event }) =>
    (await db.collection('many').aggregate().match({}).limit(event.limit).end()).list.length,
  scan: async ({ db }) => (await db.collection('many').where({ n: 5 }).count()).total,
  indexedPage: async ({ db }) =>
    (await db.collection('paged').where({ group: 3 }).orderBy('n', 'desc').limit(20).get()).data,
  tooMuch: async ({ db }) => (await db.collection('fat').limit(1000).get()).data.length,
  longTransaction: async ({ db, event }) => {
    const transaction = await db.startTransaction()
    await new Promise((resolve) => setTimeout(resolve, event.ms))
    await transaction
      .collection('accounts')
      .doc('a')
      .update({ data: { late: true } })
  },
  manyCollections: async ({ db }) => {
    for (let n = 0; ; n++) await db.createCollection(`c${n}`)
  },
}
