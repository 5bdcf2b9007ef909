using System.Globalization;
using System.Text.Json;
using EvalKit.AcceptanceTests.Browser;
using EvalKit.Benchmarks.Load;

namespace EvalKit.Benchmarks.Report;

/// <summary>Opens a report in Chromium and measures what a reader waits for.</summary>
internal static class BrowserMeasurement
{
    /// <summary>Answers when the view that was clicked on is drawn, in milliseconds since the page was asked for.</summary>
    private const string OpenCompare = """
        () => new Promise((resolve) => {
          document.querySelector("nav a[href='#compare']").click();
          const look = () => (document.querySelector("main.view-compare:not([hidden])") ? requestAnimationFrame(() => resolve(performance.now())) : requestAnimationFrame(look));
          look();
        })
        """;

    /// <summary>Changes a filter or the order and answers how long it takes until the list shows it.</summary>
    private const string Choose = """
        ([label, value]) => new Promise((resolve) => {
          const select = [...document.querySelectorAll(".view-samples label")].find((found) => found.innerText.startsWith(label)).querySelector("select");
          const state = () => document.querySelector(".shown").innerText + [...document.querySelectorAll(".virtual-row .item")].map((row) => row.innerText).join();
          const before = state();
          const start = performance.now();
          select.value = value;
          select.dispatchEvent(new Event("change", { bubbles: true }));
          const look = () => (state() !== before || performance.now() - start > 5000 ? resolve(performance.now() - start) : requestAnimationFrame(look));
          look();
        })
        """;

    /// <summary>Scrolls for three seconds, by rows and by leaps, and answers the longest task that the page was busy with.</summary>
    private const string Scroll = """
        () => new Promise((resolve) => {
          const list = document.querySelector(".virtual-list");
          let longest = 0;
          const observer = new PerformanceObserver((entries) => entries.getEntries().forEach((task) => (longest = Math.max(longest, task.duration))));
          observer.observe({ type: "longtask" });
          const start = performance.now();
          let frame = 0;
          const step = () => {
            list.scrollTop += frame++ % 30 === 0 ? list.scrollHeight / 7 : 300;
            if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) list.scrollTop = 0;
            if (performance.now() - start < 3000) requestAnimationFrame(step);
            else setTimeout(() => { observer.disconnect(); resolve(longest); }, 200);
          };
          step();
        })
        """;

    private static readonly string[][] Choices =
    [
        ["kind", "edge"], ["Grader word", "failed"], ["Grader word", ""], ["kind", ""], ["First", "slowest"], ["First", "lowest.word"], ["First", ""],
        ["Against baseline", "worse"], ["Against baseline", ""], ["Variant", "after"], ["Variant", ""],
    ];

    public static async Task<IReadOnlyList<ReportFigure>> OfAsync(string report)
    {
        if (Chromium.Path is null)
            throw new LoadFailure("Chromium is not installed");
        await using var browser = await Chromium.StartAsync();
        await using var page = await browser.OpenAsync(report, waitForSamples: false);
        var firstView = (await page.EvaluateAsync(OpenCompare)).GetDouble();
        await page.GoToAsync("#samples");
        await page.SamplesAsync();
        var samples = await page.Page.EvaluateAsync<double>("() => performance.now()");
        var slowest = 0.0;
        foreach (var choice in Choices)
            slowest = Math.Max(slowest, await page.Page.EvaluateAsync<double>(Choose, choice));
        var blocked = await page.Page.EvaluateAsync<double>(Scroll);
        return
        [
            new("first view answers a click", firstView / 1000, "s", 1.5),
            new("samples listed", samples / 1000, "s", 5),
            new("slowest filter or sort", slowest, "ms", 200),
            new("longest task while scrolling", blocked, "ms", 50),
            new("memory of the tab", await MemoryAsync(browser) / 1e6, "MB", 600),
        ];
    }

    /// <summary>What the page's process holds that no other process shares (its proportional set size); 0 where the system does not tell.</summary>
    private static async Task<double> MemoryAsync(Chromium browser)
    {
        var devTools = await browser.DevToolsAsync();
        var processes = await devTools.SendAsync("SystemInfo.getProcessInfo");
        var sizes = processes!.Value.GetProperty("processInfo").EnumerateArray().Where(process => process.GetProperty("type").GetString() == "renderer").Select(Size);
        return sizes.Max();
    }

    private static double Size(JsonElement process)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"/proc/{process.GetProperty("id").GetInt32()}/smaps_rollup");
        if (!File.Exists(file))
            return 0;
        var pss = File.ReadLines(file).First(line => line.StartsWith("Pss:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return double.Parse(pss[1], CultureInfo.InvariantCulture) * 1024;
    }
}
