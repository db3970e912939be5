// Asks the registries for known weaknesses of what is used: node tools/audit-dependencies.mjs
// An answer counts only if a package that is known to be weak (the canary) is found in the same way. Else it says NOT MEASURED.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const limit = 120_000;

/** What a program prints, whatever it ends with; empty where it does not begin or does not end. */
function printed(program, args, cwd) {
  try {
    return execFileSync(program, args, { cwd, timeout: limit, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return error.stdout ?? '';
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** The weak packages below a directory with package-lock.json. */
const ofNpm = (directory) => Object.keys(parsed(printed('npm', ['audit', '--json'], directory)).vulnerabilities ?? {});

/** The weak packages of a solution or project. */
function ofNuget(path) {
  const report = parsed(printed('dotnet', ['list', path, 'package', '--vulnerable', '--include-transitive', '--format', 'json'], root));
  const packages = (report.projects ?? []).flatMap((project) => project.frameworks ?? [])
    .flatMap((framework) => [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])]);
  return [...new Set(packages.map((one) => `${one.id} ${one.resolvedVersion}`))];
}

function npmCanary(directory) {
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ name: 'canary', private: true, dependencies: { lodash: '4.17.15' } }));
  printed('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], directory);
  return ofNpm(directory).includes('lodash');
}

function nugetCanary(directory) {
  writeFileSync(join(directory, 'canary.csproj'), `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.1" /></ItemGroup>
</Project>`);
  printed('dotnet', ['restore', join(directory, 'canary.csproj')], directory);
  return ofNuget(join(directory, 'canary.csproj')).some((one) => one.startsWith('Newtonsoft.Json'));
}

/** One line; what the program ends with: 1 where something weak is used, 2 where nothing can be said. */
function tell(name, canaryIsFound, weak) {
  if (!canaryIsFound) {
    console.log(`NOT MEASURED  ${name}: the planted weak package was not found, so nothing can be said of the others.`);
    return 2;
  }
  console.log(weak.length === 0 ? `ok            ${name}: the planted weak package is found, and no other.` : `WEAK          ${name}: ${weak.join(', ')}`);
  return weak.length === 0 ? 0 : 1;
}

const directory = mkdtempSync(join(tmpdir(), 'cdce-audit-'));
try {
  const npm = npmCanary(directory);
  const ends = [];
  for (const part of ['web-client', 'tools/contract', 'tools/postgres']) ends.push(tell(`npm, ${part}`, npm, npm ? ofNpm(join(root, part)) : []));
  const nuget = nugetCanary(directory);
  ends.push(tell('NuGet, Cdce.sln', nuget, nuget ? ofNuget(join(root, 'Cdce.sln')) : []));
  process.exitCode = ends.includes(1) ? 1 : Math.max(...ends);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
