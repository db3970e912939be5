using System.Text;

namespace Cdce.Api.Tests.Hardening;

/// <summary>Values that programs stumble over. None of them reads like a leak, for an answer may repeat what was sent.</summary>
internal static class Hostile
{
    /// <summary>As they stand in JSON.</summary>
    public static readonly string[] Json =
    [
        "null", "true", "0", "-1", "-0", "0.1", "1e400", "1e-400", "2147483648", "-2147483649", "9223372036854775808",
        "99999999999999999999999999999999", "[]", "{}", "[[]]", "[null]", "{\"a\":{}}",
        "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uffff\"", "\"\\ufeff\"", "\"\\u202e\"", "\"\\r\\nSet-Cookie: a=b\"",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"10000-01-01\"", "\"1582-10-05\"", "\"2024-02-30\"", "\"2024-13-01\"", "\"-0001-01-01\"", "\"2026-11-20T25:00:00Z\"",
        "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59-14:00\"", "\"00000000-0000-0000-0000-000000000000\"", "\"not-a-uuid\"",
        "\"NaN\"", "\"Infinity\"", "\"-1\"", "\"' or '1'='1\"", "\"'; select pg_sleep(60); --\"", "\"\\\"; drop table x; --\"", "\"%s%n%x\"", "\"{{7*7}}\"", "\"${jndi:ldap://x.invalid/a}\"",
        "\"<script>alert(1)</script>\"", "\"../../../../secret\"", "\"..\\\\..\\\\secret\"", "\"=1+1\"", "\"javascript:alert(1)\"", "\"http://169.254.169.254/\"", "\"file:///secret\"",
        $"\"{new string('a', 100_000)}\"", $"\"{string.Concat(Enumerable.Repeat("\\ud83d\\ude00", 2_000))}\"",
        string.Concat(Enumerable.Repeat("[", 70)) + string.Concat(Enumerable.Repeat("]", 70)),
        string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "1" + new string('}', 70),
        $"[{string.Join(',', Enumerable.Repeat("\"a\"", 5_000))}]",
    ];

    /// <summary>As they stand in an address.</summary>
    public static readonly string[] Address =
    [
        "", "%20", "%", "%zz", "%25", "%ff%fe", "%ed%a0%80", "%F0%9F%98%80", "%0d%0aSet-Cookie:%20a%3Db", "%c3%28", "*", "null", "undefined", "[]", "{}", "true", "-1", "0", "00", "1.5", "1e5", "0x10",
        "2147483648", "-2147483649", "9223372036854775808", "99999999999999999999999", "NaN", "2024-02-30", "0001-01-01", "9999-12-31", "10000-01-01", "-0001-01-01", "2026-11-20T00:00:00Z",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{ffffffff-ffff-ffff-ffff-ffffffffffff}", "%27%20or%20%271%27=%271", "%27;select%20pg_sleep(60);--", "(select%20pg_sleep(60))", "name%20desc,(select%201)",
        "-name,-name", "..%2f..%2fsecret", "%2e%2e%5csecret", "%252e%252e%252f", "....//", "%3Cscript%3Ealert(1)%3C/script%3E", "%25s%25n", "%7b%7b7*7%7d%7d", "%5b%5d", "%5c", "_", "%25%25", "%25_%5c", ":*", "a%26b%7c!", "%E2%80%AE",
        "%22", "%27", "%60", ";", "http://169.254.169.254/", new string('a', 2_000), string.Concat(Enumerable.Repeat("%F0%9F%98%80", 100)), Base64(""), Base64("null"), Base64("{}"), Base64("[]"), Base64("{\"After\":null}"), Base64("\"\\ud800\""), Base64("{\"After\":"),
    ];

    /// <summary>As <see cref="Address"/>, but refused by the server itself where they stand in a path.</summary>
    public static readonly string[] Query = [.. Address, "%00", "a%00b", "25072%00"];

    public static readonly string[] Versions =
    [
        "", "3", "\"", "\"\"", "\"a\"", "\"-1\"", "\"1.0\"", "\"0\"", "\"1\", \"2\"", "\"99999999999999999999\"", "\"9223372036854775807\"", "\"9223372036854775806\"", "\"2147483648\"", "W/\"1\"", "*", "\"1", "1\"", "\"١\"", "\"' or 1=1\"", $"\"{new string('1', 5_000)}\"",
    ];

    public static readonly string[] Keys =
    [
        "", " ", "\"", "\"\"", new string('k', 256), new string('k', 5_000), "clé", "a b", "\t", "' or '1'='1", "'; select pg_sleep(60); --", "\"a\"b\"", "a,b",
    ];

    /// <summary>Headers that anything may send.</summary>
    public static readonly (string Name, string Value)[] Headers =
    [
        ("Accept-Language", "%%%"), ("Accept-Language", new string('f', 5_000)), ("Accept-Language", "fr;q=9999999999999999999"), ("Accept", "text/html"), ("Accept", "%%%"), ("Accept", "application/xml;q=NaN"),
        ("Accept-Encoding", "gzip;q=a, *;q=0"), ("Authorization", ""), ("Authorization", "Bearer"), ("Authorization", "Bearer  "), ("Authorization", "Basic Og=="), ("Authorization", "Bearer cdce_a_b"),
        ("Authorization", "Bearer ' or '1'='1"), ("Authorization", "Bearer " + new string('a', 5_000)), ("Authorization", "Negotiate AAAA"), ("BelGov-Trace-Id", "é"), ("BelGov-Trace-Id", new string('a', 4_000)),
        ("Cookie", "cdce=a"), ("Cookie", "cdce=%00; cdce=b"), ("Cookie", "cdce=" + new string('a', 5_000)), ("Cookie", ";;;==;"), ("Content-Encoding", "gzip"), ("Expect", "a-wonder"),
        ("Host", "evil.invalid"), ("If-Modified-Since", "yesterday"), ("If-None-Match", "\"1"), ("If-None-Match", "*"), ("If-None-Match", "W/\"h\", \"1\", a"), ("If-Range", "\"1\""), ("Origin", "null"), ("Origin", "https://evil.invalid"), ("Prefer", "return=%"),
        ("Range", "bytes=0-0"), ("Range", "bytes=9-1,a"), ("Referer", "javascript:a"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "a"), ("traceparent", "00-0-0-00"), ("traceparent", new string('0', 4_000)), ("tracestate", "a=b,=,"), ("baggage", "a=%00"),
        ("X-Forwarded-For", "127.0.0.1, a"), ("X-Forwarded-Host", "evil.invalid"), ("X-Forwarded-Proto", "https"), ("Forwarded", "for=127.0.0.1;proto=https"), ("X-HTTP-Method-Override", "DELETE"), ("X-Original-URL", "/api/v1/keys"), ("Upgrade", "websocket"), ("User-Agent", "() { :; }; a"),
    ];

    public static readonly string[] MediaTypes =
    [
        "text/plain", "application/xml", "text/xml; charset=utf-8", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "application/json; charset=utf-16", "application/json; charset=nothing",
        "application/json;", "application/jsonp", "application/merge-patch+json", "application/octet-stream", "image/svg+xml", "text/csv; charset=utf-16", "%%%", "/", "application/json, text/plain", "application/problem+json",
    ];

    public static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "A"];

    private static string Base64(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
