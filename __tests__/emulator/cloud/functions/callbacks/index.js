// Owns the ways in which older programs answer: a callback among the arguments, or none at all.
exports.main = function (event) {
  const callback = arguments[2]
  if (event.later) setTimeout(() => callback(null, 'later'), 20)
  else if (event.refuse) setTimeout(() => callback(new Error('refused')), 20)
}
