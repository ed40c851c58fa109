// Owns the database operations written the way a function's author writes them; each answers what the SDK gave.
const fields = (doc) => (doc ? Object.keys(doc).sort() : doc)

module.exports = {
  ...require('./scenarios-updates'),
  ...require('./scenarios-limits'),

  addAndGet: async ({ db }) => {
    const when = new Date('2024-05-01T00:00:00.123Z')
    const { _id } = await db.collection('things').add({
      data: {
        name: '张三',
        n: 1,
        half: 1.5,
        big: 1e12,
        when,
        tags: ['a'],
        at: db.serverDate(),
        re: /^x/i,
        nothing: null,
        spot: new db.Geo.Point(113.3, 23.1),
        deep: { er: [1, { x: 2 }] },
      },
    })
    const { data } = await db.collection('things').doc(_id).get()
    return {
      idLength: _id.length,
      sameId: data._id === _id,
      fields: fields(data),
      whenMs: data.when.getTime(),
      atIsDate: data.at instanceof Date,
      at: data.at.getTime(),
      re: { pattern: data.re.pattern, options: data.re.options },
      spot: data.spot,
      rest: [data.name, data.n, data.half, data.big, data.nothing, data.deep, data.tags],
    }
  },
  addMany: async ({ db }) => {
    const ids = []
    for (const n of [1, 2, 3, 4, 5])
      ids.push((await db.collection('things').add({ data: { n, even: n % 2 === 0 } }))._id)
    return new Set(ids).size
  },
  page: async ({ db, _ }) => {
    const { data } = await db
      .collection('things')
      .where({ n: _.gte(2).and(_.lte(5)) })
      .orderBy('n', 'desc')
      .skip(1)
      .limit(2)
      .field({ n: true, _id: false })
      .get()
    return data
  },
  queries: async ({ db, _ }) => {
    const things = db.collection('things')
    const ns = async (query) => (await things.where(query).orderBy('n', 'asc').get()).data.map((doc) => doc.n)
    return {
      in: await ns({ n: _.in([1, 3]) }),
      nin: await ns({ n: _.nin([1, 3]) }),
      or: await ns(_.or([{ n: 1 }, { n: _.gt(4) }])),
      and: await ns(_.and([{ even: true }, { n: _.lt(4) }])),
      nor: await ns(_.nor([{ even: true }, { n: 1 }])),
      not: await ns({ n: _.not(_.lt(3)) }),
      neq: await ns({ n: _.neq(2) }),
      exists: await ns({ absent: _.exists(false) }),
      mod: await ns({ n: _.mod(2, 1) }),
      regex: (await things.where({ label: db.RegExp({ regexp: '^T', options: 'i' }) }).count()).total,
      expr: await ns(_.expr(_.aggregate.eq(['$n', 3]))),
      count: (await things.where({ even: false }).count()).total,
    }
  },
  arrays: async ({ db, _ }) => {
    const coll = db.collection('things')
    await coll.doc('array').set({
      data: {
        list: [1, 2, 3],
        items: [
          { p: 1, q: 2 },
          { p: 3, q: 4 },
        ],
      },
    })
    const has = async (query) => (await coll.where({ _id: 'array', ...query }).count()).total
    return {
      all: await has({ list: _.all([1, 3]) }),
      size: await has({ list: _.size(3) }),
      elemMatch: await has({ items: _.elemMatch({ p: 3, q: _.gt(3) }) }),
      elemMiss: await has({ items: _.elemMatch({ p: 1, q: 4 }) }),
      member: await has({ list: 2 }),
      path: await has({ 'items.q': 4 }),
      position: await has({ 'items.0.p': 1 }),
    }
  },
  remove: async ({ db, _ }) => {
    const one = await db.collection('things').doc('array').remove()
    const many = await db
      .collection('things')
      .where({ n: _.gt(3) })
      .remove()
    return [one.stats.removed, many.stats.removed]
  },
  geo: async ({ db, _ }) => {
    const places = db.collection('places')
    const point = (lng, lat) => new db.Geo.Point(lng, lat)
    await places.add({ data: { _id: 'near', loc: point(113.3, 23.1) } })
    await places.add({ data: { _id: 'far', loc: point(113.9, 23.9) } })
    const ids = async (query) => (await places.where({ loc: query }).get()).data.map((doc) => doc._id)
    const ring = [point(113, 23), point(114, 23), point(114, 23.5), point(113, 23.5), point(113, 23)]
    const polygon = db.Geo.Polygon([db.Geo.LineString(ring)])
    const nearest = await places
      .aggregate()
      .geoNear({ near: point(113.31, 23.11), spherical: true, distanceField: 'away', key: 'loc' })
      .end()
    return {
      near: await ids(_.geoNear({ geometry: point(113.31, 23.11), maxDistance: 5000 })),
      ordered: await ids(_.geoNear({ geometry: point(113.9, 23.9) })),
      within: await ids(_.geoWithin({ geometry: polygon })),
      crossing: await ids(_.geoIntersects({ geometry: polygon })),
      aways: nearest.list.map((doc) => [doc._id, Math.round(doc.away)]),
    }
  },
  geoWithoutIndex: ({ db, _ }) =>
    db
      .collection('things')
      .where({ loc: _.geoNear({ geometry: new db.Geo.Point(1, 1) }) })
      .get(),
  aggregates: async ({ db, _, $ }) => {
    const orders = db.collection('orders')
    const people = db.collection('people')
    await people.add({ data: { _id: 'p1', name: '甲' } })
    for (const [n, who] of [
      [10, 'p1'],
      [20, 'p1'],
      [5, 'p2'],
    ])
      await orders.add({ data: { n, who, tags: ['x', `n${n}`] } })
    const grouped = await orders
      .aggregate()
      .match({ n: _.gt(0) })
      .group({ _id: '$who', sum: $.sum('$n'), list: $.push('$n') })
      .lookup({ from: 'people', localField: '_id', foreignField: '_id', as: 'person' })
      .sort({ _id: 1 })
      .end()
    const piped = await orders
      .aggregate()
      .match({ who: 'p1' })
      .lookup({
        from: 'people',
        let: { id: '$who' },
        as: 'person',
        pipeline: $.pipeline()
          .match(_.expr($.eq(['$_id', '$$id'])))
          .project({ _id: 0, name: 1 })
          .done(),
      })
      .sort({ n: 1 })
      .limit(1)
      .project({ _id: 0, n: 1, person: 1 })
      .end()
    const shaped = await orders
      .aggregate()
      .sort({ n: 1 })
      .unwind('$tags')
      .match({ tags: _.neq('x') })
      .addFields({
        twice: $.multiply(['$n', 2]),
        size: $.cond({ if: $.gte(['$n', 10]), then: 'big', else: 'small' }),
      })
      .project({ _id: 0, twice: 1, size: 1, tags: 1 })
      .skip(1)
      .limit(2)
      .end()
    const counted = await orders.aggregate().count('total').end()
    const bucketed = await orders
      .aggregate()
      .bucket({ groupBy: '$n', boundaries: [0, 10, 100], output: { count: $.sum(1) } })
      .end()
    const sorted = await orders.aggregate().sortByCount('$who').end()
    const rooted = await orders
      .aggregate()
      .match({ n: 5 })
      .replaceRoot({ newRoot: { only: '$n' } })
      .end()
    const sampled = await orders.aggregate().sample({ size: 2 }).end()
    return {
      grouped: grouped.list,
      piped: piped.list,
      shaped: shaped.list,
      counted: counted.list,
      bucketed: bucketed.list,
      sorted: sorted.list,
      rooted: rooted.list,
      sampled: sampled.list.length,
    }
  },
  emptyCount: async ({ db }) => (await db.collection('empty').aggregate().count('n').end()).list,
  createCollection: async ({ db, event }) => db.createCollection(event.name),
  missingCollection: ({ db }) => db.collection('missing').get(),
  missingDoc: ({ db }) => db.collection('things').doc('nobody').get(),
  missingAggregate: ({ db }) => db.collection('missing').aggregate().match({}).end(),
  duplicate: async ({ db }) => {
    await db.collection('things').add({ data: { _id: 'twice' } })
    await db.collection('things').add({ data: { _id: 'twice' } })
  },
  duplicateUnique: async ({ db }) => {
    await db.collection('people').add({ data: { phone: '1' } })
    await db.collection('people').add({ data: { phone: '1' } })
  },
  updateWithoutWhere: ({ db }) => db.collection('things').update({ data: { a: 1 } }),
  badOperator: ({ db }) =>
    db
      .collection('things')
      .where({ n: { $nonsense: 1 } })
      .get(),
  incText: async ({ db, _ }) => {
    await db
      .collection('things')
      .doc('text')
      .set({ data: { word: 'a' } })
    return db
      .collection('things')
      .doc('text')
      .update({ data: { word: _.inc(1) } })
  },
  transfer: ({ db, event }) => transfer(db, event.amount),
  rollback: async ({ db, _ }) => {
    const transaction = await db.startTransaction()
    await transaction
      .collection('accounts')
      .doc('a')
      .update({ data: { amount: _.inc(-1000) } })
    await transaction.rollback()
    return (await db.collection('accounts').doc('a').get()).data.amount
  },
  conflict: async ({ db }) => {
    const accounts = db.collection('accounts')
    const transaction = await db.startTransaction()
    await transaction.collection('accounts').doc('a').get()
    await accounts.doc('a').update({ data: { touched: true } })
    await transaction
      .collection('accounts')
      .doc('a')
      .update({ data: { amount: 0 } })
  },
  afterCommit: async ({ db }) => {
    const transaction = await db.startTransaction()
    await transaction.commit()
    await transaction.rollback()
  },
  leaveOpen: async ({ db }) => {
    const transaction = await db.startTransaction()
    await transaction
      .collection('accounts')
      .doc('a')
      .update({ data: { amount: -1 } })
    if (db) process.exit(1)
  },
  chain: async ({ db }) => {
    const things = db.collection('things')
    await things.doc('c1').set({ data: { v: 1 } })
    await Promise.all([1, 2, 3].map((n) => things.doc('c1').update({ data: { v: n } })))
    await Promise.all([things.doc('c1').get(), things.where({ v: 3 }).count()])
  },
  /** Two chains of writes beside each other, each of which goes on after a pause and after a failure. */
  sideBySide: async ({ db, _ }) => {
    const chain = async () => {
      for (let step = 1; step <= 3; step++) {
        await db
          .collection('counters')
          .doc('c')
          .update({ data: { n: _.inc(1) } })
          .catch(() => undefined)
        await new Promise((wake) => setTimeout(wake, 20))
      }
    }
    await Promise.all([chain(), chain()])
    return 'done'
  },
  steps: async ({ db, _, event }) => {
    const reached = []
    for (let step = 1; step <= 3; step++) {
      try {
        await db
          .collection('counters')
          .doc('c')
          .update({ data: { n: _.inc(1) } })
        reached.push('ok')
      } catch (error) {
        reached.push(error.errMsg || error.message)
        if (event.stop) break
      }
    }
    return reached
  },
  files: async ({ cloud, event }) => {
    const { fileID } = await cloud.uploadFile({ cloudPath: event.path, fileContent: Buffer.from(event.text) })
    const { fileList } = await cloud.getTempFileURL({ fileList: [fileID, 'cloud://x.y/none'] })
    const { fileContent } = await cloud.downloadFile({ fileID })
    return { fileID, fileList, text: fileContent.toString() }
  },
  deleteFiles: async ({ cloud, event }) => (await cloud.deleteFile({ fileList: event.list })).fileList,
  badFile: ({ cloud }) => cloud.uploadFile({ cloudPath: '../escape.txt', fileContent: Buffer.from('x') }),
  openapi: async ({ cloud, event }) => {
    const api = event.api.split('.').reduce((target, part) => target[part], cloud.openapi)
    const answer = await api(event.params)
    return answer.buffer
      ? { contentType: answer.contentType, base64: answer.buffer.toString('base64') }
      : answer
  },
  openData: async ({ cloud, event }) => (await cloud.getOpenData({ list: event.list })).list,
  pay: ({ cloud, event }) => cloud.cloudPay.unifiedOrder(event.params),
}

async function transfer(db, amount) {
  await db.runTransaction(async (transaction) => {
    const accounts = transaction.collection('accounts')
    const from = (await accounts.doc('a').get()).data
    const to = (await accounts.doc('b').get()).data
    await accounts.doc('a').update({ data: { amount: from.amount - amount } })
    await accounts.doc('b').set({ data: { amount: to.amount + amount } })
    await accounts.add({ data: { note: amount } })
  })
  const { data } = await db.collection('accounts').orderBy('amount', 'desc').get()
  return data.map((account) => account.amount ?? account.note)
}
