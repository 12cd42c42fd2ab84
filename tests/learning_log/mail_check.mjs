// Asks caniemail which parts of an e-mail a mail program does not know. Arguments: the package's folder, the e-mail.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, mail] = process.argv.slice(2);
const { caniemail } = await import(new URL("dist/index.js", pathToFileURL(`${folder}/`)));
const clients = ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*", "samsung-email.*"];
const { issues } = caniemail({ clients, html: readFileSync(mail, "utf8") });
const found = [...issues.errors].flatMap(([client, list]) => list.map((issue) => `${client}: ${issue.title}`));
console.log(JSON.stringify([...new Set(found)].sort()));
