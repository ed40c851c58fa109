// Owns every update command of the SDK, applied to one document and read back.
module.exports = {
  updates: async ({ db, _ }) => {
    const doc = db.collection('things').doc('updated')
    await doc.set({
      data: { n: 1, x: 5, name: 'old', gone: 1, list: [3, 1, 2], deep: { a: 1, b: 2 }, more: [1, 2, 2, 3] },
    })
    const after = async (data) => {
      const { stats } = await doc.update({ data })
      return { updated: stats.updated, ...(await doc.get()).data }
    }
    return {
      inc: (await after({ n: _.inc(41) })).n,
      mul: (await after({ n: _.mul(2) })).n,
      min: (await after({ x: _.min(3) })).x,
      max: (await after({ x: _.max(9) })).x,
      remove: 'gone' in (await after({ gone: _.remove() })),
      rename: (await after({ name: _.rename('title') })).title,
      set: (await after({ deep: _.set({ c: 3 }) })).deep,
      nested: (await after({ deep: { d: 4 } })).deep,
      push: (await after({ list: _.push([9, 8]) })).list,
      pushSorted: (await after({ list: _.push({ each: [7], position: 0, sort: 1, slice: 4 }) })).list,
      pop: (await after({ list: _.pop() })).list,
      shift: (await after({ list: _.shift() })).list,
      unshift: (await after({ list: _.unshift([0]) })).list,
      pull: (await after({ more: _.pull(_.gte(3)) })).more,
      pullAll: (await after({ more: _.pullAll([2]) })).more,
      addToSet: (await after({ more: _.addToSet({ $each: [1, 5] }) })).more,
      date: typeof (await after({ when: db.serverDate({ offset: 1000 }) })).when.getTime(),
    }
  },
  updateMany: async ({ db }) => {
    const things = db.collection('things')
    const { stats } = await things.where({ even: true }).update({ data: { flag: 1 } })
    const none = await things.doc('nobody').update({ data: { a: 1 } })
    return [stats.updated, none.stats.updated]
  },
  set: async ({ db }) => {
    const doc = db.collection('things').doc('whole')
    const first = await doc.set({ data: { a: 1, b: 2 } })
    const second = await doc.set({ data: { c: 3 } })
    return { first: first.stats, firstId: first._id, second: second.stats, doc: (await doc.get()).data }
  },
}
