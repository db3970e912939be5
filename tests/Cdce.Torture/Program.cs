using System.Globalization;
using Cdce.Torture;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var brief = args.Contains("--short");
bool passed;
switch (args.FirstOrDefault(a => a != "--short"))
{
    case "crash":
        passed = await CrashRun.RunAsync(brief ? 10 : 200, brief ? 5 : 100, timed: !brief);
        break;
    case "nodes":
        passed = brief
            ? await NodesRun.RunAsync(3, 2, TimeSpan.FromSeconds(8), 3, timed: false)
            : await NodesRun.RunAsync(100, 50, TimeSpan.FromSeconds(30), 50, timed: true);
        break;
    case "power":
        passed = await PowerRun.RunAsync(brief ? 5 : 50, brief ? 3 : 10);
        break;
    case "outage":
        passed = brief
            ? await OutageRun.RunAsync(2, 4, TimeSpan.FromSeconds(3), timed: false)
            : await OutageRun.RunAsync(20, 50, TimeSpan.FromSeconds(30), timed: true);
        break;
    case "order":
        passed = brief ? await OrderRun.RunAsync(8_000, TimeSpan.FromSeconds(1)) : await OrderRun.RunAsync(100_000, TimeSpan.FromSeconds(5));
        break;
    case "dates":
        passed = brief ? await DatesRun.RunAsync(600, 60, 3, 3, 4) : await DatesRun.RunAsync(10_000, 400, 12, 8, 10);
        break;
    case "bus":
        passed = await BusRun.RunAsync(brief ? 1_000 : 10_000);
        break;
    case "rebuild":
        passed = await RebuildRun.RunAsync(brief ? 2_000 : 20_000, 49);
        break;
    case "erase":
        passed = await EraseRun.RunAsync(brief ? 5 : 50);
        break;
    default:
        Verdict.Say("""
            crash    kills of the program and of its PostgreSQL under load
            nodes    three programs on one database: leaders killed, paused, cut off
            power    power cuts: copies of the disk as it is at a moment
            outage   the disk full, the network to the database gone
            order    writers that commit late, overtake each other and roll back
            dates    a random life, and past days asked for again
            bus      messages twice, late, and their handlers killed
            erase    kills in the middle of forgetting somebody
            rebuild  a million events folded anew while they are read and written
            Each takes --short, which is for every day: fewer faults, and times are shown without counting.
            """);
        return 2;
}
return passed ? 0 : 1;
