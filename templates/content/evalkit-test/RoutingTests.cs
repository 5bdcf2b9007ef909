using EvalKit;
#if (isXunit3)
using EvalKit.XunitV3;
#else
using EvalKit.Xunit;
#endif

namespace Company.Evals;

public class RoutingTests
{
    /// <summary>
    /// Each gate of the suite is a test. What the suite declares runs as it is; put a system of your own beside it with
    /// <c>suite.WithVariant("mine", async (item, ct) => await router.RouteAsync(item.Text("message"), ct))</c>.
    /// </summary>
    [EvalSuite("evals/support-routing.yaml")]
    public EvalSuite Routing(EvalSuite suite) => suite;
}
