// The files of a drop, and those in dropped directories, whose paths become their names.

/** As { name, file }, in no special order. */
export async function droppedFiles(transfer) {
  // the transfer is empty once this function waits for anything
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  const files = [...transfer.files].map((file) => ({ name: file.name, file }));
  if (!entries.some((entry) => entry.isDirectory)) {
    return files;
  }
  return (await Promise.all(entries.map(filesBelow))).flat();
}

async function filesBelow(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{ name: entry.fullPath.slice(1), file }];
  }
  const children = await childrenOf(entry.createReader());
  return (await Promise.all(children.map(filesBelow))).flat();
}

/** A reader gives a hundred at a time, and none at the end. */
async function childrenOf(reader) {
  const children = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return children;
    }
    children.push(...some);
  }
}
