// Owns the database operations that are measured, written as a function's author writes them.
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
const _ = db.command

const operations = {
  'point read': ({ id }) => db.collection('bench').doc(id).get(),
  'sorted page of 20': ({ i }) =>
    db
      .collection('bench')
      .where({ group: `group-${i % 100}` })
      .orderBy('at', 'desc')
      .limit(20)
      .get(),
  'conditional increment, one hot document': () =>
    db
      .collection('bench')
      .where({ _id: 'doc-0', count: _.gte(0) })
      .update({ data: { count: _.inc(1) } }),
  insert: ({ i }) => db.collection('written').add({ data: { i, at: new Date(i), text: 'a short text' } }),
  'transaction of two writes': async ({ id, other }) => {
    const transaction = await db.startTransaction()
    await transaction
      .collection('bench')
      .doc(id)
      .update({ data: { count: _.inc(-1) } })
    await transaction
      .collection('bench')
      .doc(other)
      .update({ data: { count: _.inc(1) } })
    await transaction.commit()
  },
}

/** Runs one operation over and over for `millis`, `callers` at a time, and answers how many ended and how long it took. */
exports.main = async ({ operation, callers, millis, documents }) => {
  const run = operations[operation]
  const id = (i) => `doc-${(i * 7919) % documents}`
  const start = performance.now()
  let next = 0
  let done = 0
  const caller = async () => {
    while (performance.now() - start < millis) {
      const i = next++
      await run({ i, id: id(2 * i + 1), other: id(2 * i + 2) })
      done++
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return { done, tookMs: performance.now() - start }
}
