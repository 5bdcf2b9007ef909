using System.Globalization;
using EvalKit.Viewing.Answers;
using Microsoft.AspNetCore.Http;

namespace EvalKit.Viewing.Access;

/// <summary>
/// Lets a request pass that comes from the page of this server in the browser of its user: its host is this one by name (so that no foreign name that points here gets
/// in), it only reads, and it has the session's cookie. Everything else is refused before anything is looked for.
/// </summary>
internal sealed class RequestGate(AccessKeys keys, Func<Uri> root)
{
    public const string TokenName = "token";

    /// <summary>The page itself asks for the next one, so that the cookie, which no other site's link may carry, goes with it; the address loses its secret.</summary>
    private const string Welcome = """<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>EvalKit</title><a href="/">Runs</a>""";

    public Task AdmitAsync(HttpContext context, Func<HttpContext, Task> next)
    {
        var (request, response) = (context.Request, context.Response);
        SafeHeaders.Add(response.Headers);
        var address = root();
        if (request.Host.Value != address.Authority && request.Host.Value != $"localhost:{address.Port.ToString(CultureInfo.InvariantCulture)}")
            return PlainAnswer.WriteAsync(context, StatusCodes.Status403Forbidden, "This server answers to its own address only.");
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.Headers.Allow = "GET, HEAD";
            return PlainAnswer.WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "This server only shows.");
        }
        var cookie = "evalkit-view-" + address.Port.ToString(CultureInfo.InvariantCulture);
        if (HttpMethods.IsGet(request.Method) && request.Path == "/" && request.Query[TokenName] is [{ } secret] && keys.Admits(secret))
        {
            response.Cookies.Append(cookie, keys.Session, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
            return PlainAnswer.WriteAsync(context, StatusCodes.Status200OK, Welcome, "text/html; charset=utf-8");
        }
        return keys.IsSession(request.Cookies[cookie])
            ? next(context)
            : PlainAnswer.WriteAsync(context, StatusCodes.Status403Forbidden, "Open the address that evalkit view has written: it holds the key to this server.");
    }
}
