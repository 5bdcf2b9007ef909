using System.Text;
using Microsoft.AspNetCore.Http;

namespace EvalKit.Viewing.Answers;

/// <summary>A short answer.</summary>
internal static class PlainAnswer
{
    public static Task WriteAsync(HttpContext context, int status, string text, string type = "text/plain; charset=utf-8")
    {
        var bytes = Encoding.UTF8.GetBytes(text + "\n");
        (context.Response.StatusCode, context.Response.ContentType, context.Response.ContentLength) = (status, type, bytes.Length);
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes).AsTask();
    }
}
