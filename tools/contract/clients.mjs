// Generates the TypeScript and C# clients that other programs use: node clients.mjs CONTRACT DIRECTORY
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [contract, directory] = process.argv.slice(2).map((path) => resolve(path));
const nswag = fileURLToPath(new URL('node_modules/nswag/bin/binaries/Net100/dotnet-nswag.dll', import.meta.url));

function generate(file, ...options) {
  const output = join(directory, file);
  execFileSync('dotnet', [nswag, ...options, `/input:${contract}`, `/output:${output}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  // The generator writes the machine's line ends and blanks at the end of lines.
  writeFileSync(output, readFileSync(output, 'utf8').replace(/^\uFEFF/, '').replace(/[ \t]*\r?\n/g, '\n').trimEnd() + '\n');
}

generate('cdce-client.ts', 'openapi2tsclient', '/template:Fetch', '/typeStyle:Interface', '/dateTimeType:String', '/className:CdceClient');
generate('CdceClient.cs', 'openapi2csclient', '/namespace:Cdce.Client', '/className:CdceClient', '/jsonLibrary:SystemTextJson',
  '/generateNullableReferenceTypes:true', '/generateOptionalPropertiesAsNullable:true', '/injectHttpClient:true',
  '/useBaseUrl:false', '/dateType:System.DateOnly', '/dateTimeType:System.DateTimeOffset', '/arrayType:System.Collections.Generic.IReadOnlyList',
  '/arrayInstanceType:System.Collections.Generic.List');
