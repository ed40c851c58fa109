// Owns a function whose name is neither ASCII nor without a dot, and that reads a file of its own folder.
const fs = require('fs')

exports.main = async () => ({
  folder: process.cwd() === __dirname,
  now: JSON.parse(fs.readFileSync('./prices.json', 'utf8')),
  later: JSON.parse(await fs.promises.readFile('prices.json', 'utf8')),
  there: fs.existsSync('prices.json'),
  copied: (fs.copyFileSync('prices.json', `${require('os').tmpdir()}/prices-copy.json`), 'ok'),
})
